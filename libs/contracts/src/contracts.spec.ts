import { describe, expect, it } from '@jest/globals';
import { allEvents, disclosureApi, evidenceApi, operationsApi, reviewApi, type Route } from './index.ts';
import { archiveRoutes } from './http/evidence/archive.ts';
import { custodyRoutes } from './http/evidence/custody.ts';
import { documentRoutes } from './http/evidence/document.ts';
import { exhibitRoutes } from './http/evidence/exhibit.ts';
import { intakeRoutes } from './http/evidence/intake.ts';
import { ledgerRoutes } from './http/evidence/ledger.ts';
import { matterRoutes } from './http/evidence/matter.ts';
import { premisesRoutes } from './http/evidence/premises.ts';
import { recordingRoutes } from './http/evidence/recording.ts';
import { storageRoutes } from './http/evidence/storage.ts';

describe('events', () => {
  it.each(allEvents.map((event) => [event.type, event] as const))('%s takes its own sample', (_, event) => {
    expect(event.data.parse(event.sample)).toEqual(event.sample);
  });
  it('have names of their own', () => {
    expect(new Set(allEvents.map(({ type }) => type)).size).toBe(allEvents.length);
  });
});

describe('routes', () => {
  const tables: Record<string, Record<string, Route>> = {
    evidenceApi,
    reviewApi,
    disclosureApi,
    operationsApi,
  };
  it.each(Object.entries(tables))(
    '%s: one operation for each method and path, parameters declared',
    (_, table) => {
      const routes = Object.values(table);
      expect(new Set(routes.map((r) => `${r.method} ${r.path}`)).size).toBe(routes.length);
      for (const { path, params } of routes) {
        const named = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
        expect(Object.keys(params?.shape ?? {})).toEqual(named);
      }
    },
  );

  it('no room of evidence takes the name of a route of another', () => {
    const rooms = [
      ...[matterRoutes, documentRoutes, recordingRoutes, ledgerRoutes, custodyRoutes],
      ...[archiveRoutes, storageRoutes, intakeRoutes, premisesRoutes, exhibitRoutes],
    ];
    const names = rooms.flatMap((room) => Object.keys(room));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
