export {findTables} from './grid-tables/find-tables.js'
export {fromGridTable} from './grid-tables/from-grid-table.js'
