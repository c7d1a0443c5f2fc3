import {readFileSync} from 'node:fs'
const {generate}=await import('/tmp/dt/out/generate.mjs')
for(const s of process.argv.slice(2)) console.log('=== seed',s,'\n'+generate(Number(s)).split('\n.. _name: https')[0])
