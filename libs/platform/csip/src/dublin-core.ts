import type { Descriptive } from './model.ts';
import { xmlOf } from './xml.ts';

/** Simple Dublin Core, as the registries of archives take it. */
export const dublinCoreOf = (about: Descriptive): string =>
  xmlOf({
    simpledc: {
      '@xmlns': 'http://purl.org/dc/elements/1.1/',
      title: about.title,
      identifier: about.identifiers,
      creator: about.creator,
      subject: about.subjects,
      type: about.types,
      date: about.dates,
      rights: about.rights,
      language: about.language,
    },
  });
