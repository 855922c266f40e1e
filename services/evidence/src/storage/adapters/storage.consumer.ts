import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  documentMade,
  itemRefused,
  matterOpened,
  recordingDerived,
  recordingSealed,
  type EventOf,
} from '@sanzhi/contracts';
import { OnEvent } from '@sanzhi/messaging';
import { NoteSealed } from '../application/note-sealed.ts';
import { StorageRounds } from './storage-rounds.ts';

const own = { queue: 'storage' };

/** What the other rooms seal is kept here from then on. A queue of its own: nothing waits for the store. */
@Controller()
export class StorageConsumer {
  constructor(
    @Inject(NoteSealed) readonly noting: NoteSealed,
    @Inject(StorageRounds) readonly rounds: StorageRounds,
  ) {}

  @OnEvent(matterOpened, own)
  opened(@Payload() { agency }: EventOf<typeof matterOpened>): Promise<void> {
    return this.noting.agency(agency);
  }

  @OnEvent(recordingSealed, own)
  async recording(@Payload() { subject: thing, agency }: EventOf<typeof recordingSealed>): Promise<void> {
    await this.noting.execute({ kind: 'recording', thing, agency });
    this.rounds.soon();
  }

  @OnEvent(recordingDerived, own)
  async derived(@Payload() { subject: recording }: EventOf<typeof recordingDerived>): Promise<void> {
    await this.noting.derived(recording);
    this.rounds.soon();
  }

  /** 非证据材料: it belongs to no matter, and goes the same way at the end of its time. */
  @OnEvent(itemRefused, own)
  async item(@Payload() { subject: thing, agency }: EventOf<typeof itemRefused>): Promise<void> {
    await this.noting.execute({ kind: 'item', thing, agency });
    this.rounds.soon();
  }

  @OnEvent(documentMade, own)
  async document(@Payload() { subject: thing, agency }: EventOf<typeof documentMade>): Promise<void> {
    await this.noting.execute({ kind: 'document', thing, agency });
    this.rounds.soon();
  }
}
