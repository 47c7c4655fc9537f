/** npm run bench:growth: time against length for texts that could make a reader slow; four times the text should take about four times as long. */
import { readFileSync } from 'node:fs';
import { parseReport } from '../lib/corpus/parse';
import { mintReport } from '../lib/mint';
import { readGazetteer } from '../lib/place';
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const one=mintReport(1,2).text; 
const gens: Record<string, (n: number) => string> = {
  report:(n)=>one.repeat(Math.ceil(n/one.length)).slice(0,n), oneline:(n)=>one.replace(/\n/g,' ').repeat(Math.ceil(n/one.length)).slice(0,n),
 digits:(n)=>'7'.repeat(n), zeros:(n)=>'一、本年新收政府信息公开申请数量'+'0 '.repeat(n/2), labels:(n)=>'予以公开 总计 其他 '.repeat(n/11), pipes:(n)=>'|'.repeat(n), spaces:(n)=>' '.repeat(n)+'x', han:(n)=>'公开'.repeat(n/2), year:(n)=>'2023年政府信息公开工作年度报告'.repeat(n/17), html:(n)=>'<table>'+'<tr><td>1</td></tr>'.repeat(n/19), nested:(n)=>'<div>'.repeat(n/5), heads:(n)=>'一、总体情况\n'.repeat(n/7), results:(n)=>'结果维持结果纠正其他结果尚未审结总计'.repeat(n/18), resdig:(n)=>'结果维持 1 '.repeat(n/7), claims:(n)=>'收到政府信息公开申请5件，'.repeat(n/13), brackets:(n)=>'(('.repeat(n/2), places:(n)=>'鼓楼区人民政府'.repeat(n/7), quote:(n)=>'《'.repeat(n), newl:(n)=>'\n'.repeat(n)+'x', weish:(n)=>'未收到'.repeat(n/3), dash:(n)=>'1、'.repeat(n/2)};
for(const [k,g] of Object.entries(gens)){ const ts:number[]=[]; for(const n of [250_000,1_000_000]){ const b=new TextEncoder().encode(g(n)); const t=performance.now(); parseReport(b,'x',places); ts.push(performance.now()-t);} process.stdout.write(`${k.padEnd(10)} ${ts.map((t) => t.toFixed(0).padStart(5)).join(' ')} ms for 0.25 and 1 million characters: × ${(ts[1]! / Math.max(ts[0]!, 1)).toFixed(1)}\n`); }
