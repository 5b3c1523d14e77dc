// @ts-check
import { lookup, lookupMany, openCatalogue } from 'akeneo-lookup';

const catalogue = await openCatalogue();
const fields = ['EF002169', 'EF000008'];
const { values } = await lookup({ catalogue, fields, description: 'Baignoire en acrylique, largeur 70 cm' });
console.log(JSON.stringify(values));
const products = [{ id: 'A1', description: 'Lavabo en céramique, largeur 60 cm' }];
for await (const { product, values } of lookupMany(products, { catalogue, fields })) console.log(product.id, values);
catalogue.close();
