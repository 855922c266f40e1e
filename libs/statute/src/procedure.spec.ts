import { describe, expect, it } from '@jest/globals';
import { checkProcedure, openGates, recordingDue, stateOf, arrowOf, type Procedure } from './procedure.ts';
import { assertProcedures, procedures } from './procedures/index.ts';
import { row, command, inState } from './procedures/rows.ts';
import { deadlineRules } from './parameters/deadlines.ts';

describe('every table', () => {
  it('has no arrow into nowhere and no state that nothing leads to', () => {
    expect(assertProcedures().map(({ unreachable }) => unreachable)).toEqual([[], [], [], [], []]);
  });

  const tables = Object.values(procedures);
  it.each(tables)(
    '$kind: every state but the last can be left, commands have actors, limits exist',
    (procedure) => {
      for (const [id, state] of Object.entries(procedure.states)) {
        for (const arrow of state.next) {
          expect([id, arrow.name, arrow.actors.length > 0]).toEqual([
            id,
            arrow.name,
            arrow.trigger === 'command',
          ]);
          if (arrow.trigger === 'timer') expect(Object.keys(deadlineRules)).toContain(arrow.name);
        }
        if (state.next.length === 0) expect(['S0', 'S7', 'X0', 'C0', 'I0']).toContain(id);
        expect(new Set(state.next.map((arrow) => arrow.name)).size).toBe(state.next.length);
        if (state.recording.duty !== 'T') expect(state.recording.activities.length).toBeGreaterThan(0);
      }
    },
  );

  it.each(tables)('$kind: each state can come to an end', ({ states }) => {
    const ends = new Set(
      Object.keys(states).filter((id) => ['P20', 'S0', 'S7', 'X0', 'C0', 'I0'].includes(id)),
    );
    for (let grown = true; grown;) {
      const more = Object.entries(states).filter(
        ([id, s]) => !ends.has(id) && s.next.some((a) => ends.has(a.to)),
      );
      more.forEach(([id]) => ends.add(id));
      grown = more.length > 0;
    }
    expect([...ends].sort()).toEqual(Object.keys(states).sort());
  });
});

describe('the ordinary case', () => {
  const table = procedures['ordinary-penalty'];

  it('has all states of the table', () => {
    const numbered = Array.from({ length: 20 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`);
    expect(Object.keys(table.states).sort()).toEqual([...numbered, 'P03x', 'P14r'].sort());
  });

  it('can be walked from clue to archive', () => {
    const path = [
      'P01',
      'P02',
      'P03',
      'P04',
      'P09',
      'P10',
      'P11',
      'P12',
      'P13',
      'P16',
      'P17',
      'P18',
      'P19',
      'P20',
    ];
    path.slice(1).forEach((to, i) => {
      expect(stateOf(table, path[i] ?? '').next.some((arrow) => arrow.to === to && !arrow.detour)).toBe(true);
    });
  });

  it('reaches decision only through a review that agreed', () => {
    const { P10, P14r, ...rest } = table.states;
    const blocked: Procedure = {
      ...table,
      states: {
        ...rest,
        P10: { ...P10!, next: P10!.next.filter((arrow) => arrow.name !== 'clearance-granted') },
        P14r: { ...P14r!, next: P14r!.next.filter((arrow) => arrow.name !== 'clearance-granted') },
      },
    };
    expect(checkProcedure(blocked).unreachable).toEqual(
      expect.arrayContaining(['P11', 'P12', 'P13', 'P16', 'P17']),
    );
    expect(
      Object.values(table.states)
        .flatMap((s) => s.next)
        .filter((a) => a.to === 'P16').length,
    ).toBeGreaterThan(0);
  });

  it('demands recordings of service, preservation, compulsion and hearing (pitfall 26)', () => {
    expect(['P05', 'P06', 'P12', 'P14', 'P17'].map((id) => table.states[id]?.recording.duty)).toEqual([
      'M',
      'F',
      'M',
      'F',
      'M',
    ]);
    expect(recordingDue(stateOf(table, 'P17'), [])).toBe(true);
    expect(recordingDue(stateOf(table, 'P02'), [])).toBe(false);
    expect(recordingDue(stateOf(table, 'P02'), [9])).toBe(true);
    expect(recordingDue(stateOf(table, 'P03'), [9])).toBe(false);
  });

  it('keeps a gate shut until its form was made in this stay', () => {
    const notice = stateOf(table, 'P12');
    expect(openGates(notice, [])).toHaveLength(2);
    expect(
      openGates(notice, [
        { form: 37, inState: false },
        { form: 50, inState: true },
      ]),
    ).toEqual([inState(37)]);
    expect(
      openGates(notice, [
        { form: 37, inState: true },
        { form: 50, inState: true },
      ]),
    ).toEqual([]);
    expect(openGates(stateOf(table, 'P04'), [{ form: 9, inState: false }])).toEqual([]);
  });

  it('finds an arrow by its name', () => {
    expect(arrowOf(table, 'P03', 'approve-filing')?.to).toBe('P04');
    expect(arrowOf(table, 'P03', 'issue-decision')).toBeUndefined();
    expect(() => arrowOf(table, 'P99', 'approve-filing')).toThrow('statute.broken-procedure');
    expect(() => stateOf(table, 'toString')).toThrow('statute.broken-procedure');
  });
});

describe('a broken table', () => {
  const table = (next: string, forms: number[] = []): Procedure => ({
    kind: 'permit',
    zh: '试',
    en: 'Trial',
    starts: ['A'],
    states: {
      A: row('甲', 'A', ['handler'], [command('go', next, 'handler')], { forms }),
      B: row('乙', 'B', ['handler'], []),
    },
  });

  it('refuses an unknown state and an unknown form, and names what nothing leads to', () => {
    expect(() => checkProcedure(table('Z'))).toThrow('Z');
    expect(() => checkProcedure(table('constructor'))).toThrow('constructor');
    expect(() => checkProcedure(table('B', [57]))).toThrow('57');
    expect(checkProcedure(table('A'))).toEqual({ unreachable: ['B'] });
    expect(checkProcedure(table('B'))).toEqual({ unreachable: [] });
  });

  it('refuses a gate that cannot be opened', () => {
    const gated = table('B');
    const A = { ...gated.states['A']!, gate: [inState(7)] };
    expect(() => checkProcedure({ ...gated, states: { ...gated.states, A } })).toThrow('cannot be made');
  });
});
