import { loadCatalog } from '../src/catalog/load.ts';
console.time('c'); const c = loadCatalog(); console.timeEnd('c');
console.log(c.codes.filter(x=>x.explanation).map(x=>x.name));
