import { readXlsx } from './src/input/xlsx/read-xlsx.js';
const t=performance.now(); let n=0,c=0; for await (const r of readXlsx(process.argv[2]!, 'f', {note: console.log, sheet: process.argv[4]})) { n++; c+=r.cells?.length??0; if (process.argv[3]) console.log(JSON.stringify(r)); }
console.log(n,c,Math.round(performance.now()-t),Math.round(process.resourceUsage().maxRSS/1024));
