import { mdxToMdast } from 'satteri';
console.log(JSON.stringify(mdxToMdast(`---
a: 1
---
## T

A para *x* with
\`co
de\` and more. [l](https://a.b/en-us/c) https://x.y/z

- **Returned by**: \`f\`.
  more

\`\`\`
x
\`\`\`
`), (k,v)=>k==='position'&&v? `${v.start.line}:${v.start.column}` : v, 1));
import { loadFacts, loadProse } from '../src/catalog/load.ts';
import { joinCatalog } from '../src/catalog/join.ts';
console.time('f'); const f = loadFacts(); console.timeEnd('f');
console.time('p'); const p = loadProse(); console.timeEnd('p');
console.time('j'); const c = joinCatalog(f, []); console.timeEnd('j');
const names=[...c.byName.keys(), ...f.otherNames];
console.log(names.length, names.filter(n=>!n.includes('_')).slice(0,400).join(' '));
console.log(f.codes.length, f.groups.length, f.equivalents.length, f.functions.length, f.priority.length, f.ntstatus.length, f.hresult.length);
const m=[...c.codes].filter(x=>x.message && x.message.split(/\s+/).length<=3).map(x=>x.message); console.log(m.length, m.slice(0,60));
