import Builder from 'fast-xml-builder';

/** An element: `@name` are attributes, `#` its text, everything else child elements in this order. */
export interface Node {
  [name: string]: string | Node | readonly Node[] | readonly string[];
}

export const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Whatever is no Char of XML 1.0, which no escape can spell either. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML cannot hold in any spelling (control characters, lone surrogates) becomes U+FFFD. */
export const xmlOf = (document: Node): string =>
  builder
    .build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...document })
    .replaceAll(forbidden, '\ufffd');
