import { derivedId, type Clock } from '@sanzhi/kernel';
import { asCommand } from '@sanzhi/persistence';
import { commands, ReadMatters, type Caller } from '../src/matter/index.ts';
import { DecideExhibit, KeepExhibit } from '../src/exhibit/application/keep-exhibit.ts';
import { LapsePreservations } from '../src/exhibit/application/lapse-preservations.ts';
import type { Exhibits } from '../src/exhibit/application/ports.ts';
import { ReadExhibits } from '../src/exhibit/application/read-exhibits.ts';
import { RecordExhibit } from '../src/exhibit/application/record-exhibit.ts';
import { people } from './matter-people.ts';
import { Scene } from './matter-scene.ts';

/** Physical exhibits of one real matter, its time and its people. */
export class ExhibitScene<E extends Exhibits> {
  readonly matter: Scene;
  readonly recording: RecordExhibit;
  readonly keeping: KeepExhibit;
  readonly deciding: DecideExhibit;
  readonly reading: ReadExhibits;
  readonly lapsing: LapsePreservations;
  #count = 0;

  constructor(
    readonly exhibits: E,
    readonly name: string,
    agency?: string,
  ) {
    this.matter = new Scene({ name, ...(agency === undefined ? {} : { agency }) });
    const clock: Clock = { now: () => this.matter.now };
    const cases = new ReadMatters(this.matter.matters, this.matter.register, clock);
    const rooms = { exhibits, cases, clock };
    this.recording = new RecordExhibit(rooms);
    this.keeping = new KeepExhibit(rooms);
    this.deciding = new DecideExhibit(rooms);
    this.reading = new ReadExhibits(exhibits, cases, clock);
    this.lapsing = new LapsePreservations(exhibits, commands, clock);
  }

  as(who: Caller): Caller {
    return this.matter.as(who);
  }
  do<T>(work: () => Promise<T>, key = `${this.name}-x-${++this.#count}`): Promise<T> {
    return asCommand({ key, actor: { id: 'test', name: 'test' } }, work);
  }
  photo(): Promise<string> {
    return this.matter.sealed('preservation');
  }

  async record(
    change: Partial<Parameters<RecordExhibit['execute']>[0]> = {},
    key = `${this.name}-r-${++this.#count}`,
  ) {
    const photos = change.photos ?? [await this.photo()];
    return this.do(
      () =>
        this.recording.execute({
          id: derivedId(key),
          matter: this.matter.id,
          kind: 'preserved',
          name: '山楂片',
          quantity: 12,
          unit: '袋',
          description: '“山里红”牌，200克/袋，已过保质期',
          takenFrom: '林秋月',
          takenAt: this.matter.now.toISOString(),
          takenPlace: '新田县龙泉镇滨河路18号',
          officers: ['18110028001', '18110028002'],
          keptAt: '物证室A-03',
          seals: ['0001234'],
          urgent: false,
          who: this.as(people.chen),
          ...change,
          photos,
        }),
      key,
    );
  }
  async state(id: string) {
    const kept = await this.exhibits.get(id);
    if (!kept) throw new Error(`no exhibit ${id}`);
    return kept.state;
  }
}
