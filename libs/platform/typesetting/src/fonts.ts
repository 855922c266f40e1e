import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of the one font family of the house. */
export const fontFamily = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));

/** The font as a file, for other programs that draw words. */
export const fontFile = join(fontFamily, '400Regular', 'NotoSerifSC_400Regular.ttf');
