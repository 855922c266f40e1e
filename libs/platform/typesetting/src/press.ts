import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFamily as family } from './fonts.ts';
import { unprintableIn } from './printable.ts';

export interface Order {
  id: number;
  template: string;
  title: string;
  lang: string;
  data: string;
  /** Unix seconds. */
  at: number;
}
export type Answer =
  { id: number; pdf: Uint8Array } | { id: number; faults: readonly string[]; unprintable: readonly string[] };

const compiler = NodeCompiler.create({
  fontArgs: [{ fontPaths: ['400Regular', '700Bold'].map((weight) => join(family, weight)) }],
  // A folder that is not there: no template can read a file.
  workspace: join(family, 'none'),
});

/** No fallback: a font that happens to be on the machine would change the bytes. */
const prelude = `
#let data = json(bytes(sys.inputs.data))
#set document(title: sys.inputs.title, date: auto)
#set text(font: "Noto Serif SC", lang: sys.inputs.lang, region: "cn", fallback: false, cjk-latin-spacing: none)
// A run of Latin letters or digits that no line holds is broken where the line ends.
#show regex("[!-~]{24,}"): it => it.text.clusters().map(box).join()
`;

const textOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'message' in fault ? String(fault.message) : String(fault);

const print = ({ id, template, title, lang, data, at }: Order): Answer => {
  const source = { mainFileContent: prelude + template, inputs: { data, title, lang } };
  const outcome = compiler.compile(source);
  const document = outcome.result;
  if (!document)
    return { id, faults: (outcome.takeError()?.shortDiagnostics ?? []).map(textOf), unprintable: [] };
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: at });
  compiler.evictCache(2);
  return { id, pdf: new Uint8Array(pdf) };
};

process.on('message', (order: Order) => {
  try {
    process.send?.(print(order));
  } catch (error) {
    const fault = textOf(error);
    process.send?.({ id: order.id, faults: [fault], unprintable: unprintableIn(fault) } satisfies Answer);
  }
});
