import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { ReadMatters } from '../../matter/index.ts';
import { AdoptRecording, AnnounceRecording } from '../application/announce-recording.ts';
import { CompleteUpload } from '../application/complete-upload.ts';
import { ExamineRecording } from '../application/examine-recording.ts';
import { ReadRecordings } from '../application/read-recordings.ts';
import { ListParts, PresignParts } from '../application/upload-parts.ts';
import type { Recording } from '../domain/recording.ts';
import { FfmpegMedia } from './ffmpeg-media.ts';
import { MongoRecordings, recordingIndexes } from './mongo-recordings.ts';
import { RecordingWorker } from './recording.worker.ts';
import { RecordingsController } from './recordings.controller.ts';

/** Expects `ReadMatters` from a global module. */
export class RecordingModule {
  static open({ house, vault }: { house: House; vault: ObjectStore }): DynamicModule {
    const { clock } = house;
    const recordings = new MongoRecordings(house.store<Recording>('recordings', recordingIndexes));
    const withCases = <T>(
      provide: new (...parts: never[]) => T,
      make: (cases: ReadMatters) => T,
    ): FactoryProvider => ({ provide, inject: [ReadMatters], useFactory: make });
    return {
      module: RecordingModule,
      global: true,
      controllers: [RecordingsController, RecordingWorker],
      providers: [
        withCases(AnnounceRecording, (cases) => new AnnounceRecording({ recordings, cases, vault }, clock)),
        withCases(AdoptRecording, (cases) => new AdoptRecording({ recordings, cases, vault }, clock)),
        withCases(PresignParts, (cases) => new PresignParts({ recordings, cases, vault })),
        withCases(ListParts, (cases) => new ListParts({ recordings, cases, vault })),
        withCases(CompleteUpload, (cases) => new CompleteUpload({ recordings, cases, vault }, clock)),
        withCases(ReadRecordings, (cases) => new ReadRecordings(recordings, cases, vault)),
        {
          provide: ExamineRecording,
          useValue: new ExamineRecording(recordings, vault, new FfmpegMedia()),
        },
      ],
      exports: [AdoptRecording],
    };
  }
}
