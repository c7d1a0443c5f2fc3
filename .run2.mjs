import {build} from 'esbuild'
import {spawnSync} from 'node:child_process'
const W='/work/wt/rst'
await build({entryPoints:[W+'/test/docutils/documents/generate.ts',W+'/test/docutils/documents/outline.ts'],outdir:'/tmp/dt/out',bundle:false,format:'esm',outExtension:{'.js':'.mjs'},logLevel:'error'})
const {generate}=await import('/tmp/dt/out/generate.mjs'); const {outlineOf}=await import('/tmp/dt/out/outline.mjs')
const {fromRst}=await import(W+'/dist/src/index.js')
const from=Number(process.argv[2]??1),count=Number(process.argv[3]??300),show=Number(process.argv[4]??3)
const texts=Array.from({length:count},(_,i)=>generate(from+i))
const {stdout,stderr,status}=spawnSync('python3',[W+'/test/docutils/documents/read_documents.py'],{input:texts.map(t=>JSON.stringify(t)).join('\n')+'\n',maxBuffer:1e9})
if(status!==0)console.log(String(stderr).slice(-1500))
const answers=String(stdout).split('\n').filter(Boolean).map(l=>JSON.parse(l))
const withR=(a,b)=>a.map((x,i)=>{const y=b[i];if(!Array.isArray(x)||!Array.isArray(y))return x;return y[0]==='refused'?y:withR(x,y)})
let bad=0,shown=0,refused=0
for(let i=0;i<count;i++){const a=answers[i],b=withR(outlineOf(fromRst(texts[i]).children),a);const A=JSON.stringify(a),B=JSON.stringify(b); if(A.includes('"refused"'))refused++
 if(A===B)continue
 bad++
 if(shown++<show){console.log('--- seed',from+i);let k=0;while(A[k]===B[k])k++;console.log('docutils',A.slice(Math.max(0,k-120),k+160));console.log('ours    ',B.slice(Math.max(0,k-120),k+160));if(process.argv[5])console.log(texts[i])}
}
console.log({count,bad,refused})
