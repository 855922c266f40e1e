import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { ObjectStore } from '@sanzhi/object-store';
import type { House } from '@sanzhi/service';
import { ReadMatters } from '../../matter/index.ts';
import { ReadPremises } from '../../premises/index.ts';
import { AdoptRecording, AnnounceRecording } from '../application/announce-recording.ts';
import { AttachTranscript } from '../application/attach-transcript.ts';
import { ChangeRecording } from '../application/change-recording.ts';
import { CompleteUpload } from '../application/complete-upload.ts';
import { CourseGaps } from '../application/course-gaps.ts';
import { DiscardCapture } from '../application/discard-capture.ts';
import { DeriveFiles } from '../application/derive-files.ts';
import { EraseFootage } from '../application/erase-footage.ts';
import { ExamineFile } from '../application/examine-file.ts';
import { ExamineRecording } from '../application/examine-recording.ts';
import type { Exempted, PaidDuty } from '../application/ports.ts';
import { ReadRecordings } from '../application/read-recordings.ts';
import { RecordingStatistics } from '../application/recording-statistics.ts';
import { ListParts, PresignParts } from '../application/upload-parts.ts';
import type { Course } from '../domain/course.ts';
import type { Discard } from '../domain/discard.ts';
import type { Recording } from '../domain/recording.ts';
import { C2paCredentials } from './c2pa-credentials.ts';
import { FfmpegMedia } from './ffmpeg-media.ts';
import { FfmpegWorkshop } from './ffmpeg-workshop.ts';
import { courseIndexes, StoredCourses } from './stored-courses.ts';
import { MongoDuties } from './mongo-duties.ts';
import { MongoProgress } from './mongo-progress.ts';
import { StoredRecordings, recordingIndexes } from './stored-recordings.ts';
import { DiscardsController } from './discards.controller.ts';
import { discardIndexes, StoredDiscards } from './stored-discards.ts';
import { RecordingActsController } from './recording-acts.controller.ts';
import { RecordingConsumer } from './recording.consumer.ts';
import { RecordingWorker } from './recording.worker.ts';
import { RecordingsController } from './recordings.controller.ts';
import { scannerFor } from './scanners.ts';
import { DISCARDS, DUTIES } from './tokens.ts';

/** What a deployment decides about recordings. */
export interface RecordingSettings {
  CLAMAV_URL?: string | undefined;
  CLAMAV_STREAM_MEGABYTES: number;
  CLOCK_TOLERANCE_SECONDS: number;
}

interface Opening {
  house: House;
  vault: ObjectStore;
  settings: RecordingSettings;
}

/** Expects `ReadMatters` and `ReadPremises` from global modules. */
export class RecordingModule {
  static open({ house, vault, settings }: Opening): DynamicModule {
    const { clock } = house;
    const recordings = new StoredRecordings(house.store<Recording>('recordings', recordingIndexes));
    const courses = new StoredCourses(house.store<Course>('courses', courseIndexes));
    const duties = new MongoDuties(
      house.readModel<PaidDuty>('recording_duties'),
      house.readModel<Exempted>('recording_exemptions'),
    );
    const discards = new StoredDiscards(house.store<Discard>('discards', discardIndexes));
    const progress = new MongoProgress(house.connection);
    const media = new FfmpegMedia();
    const scanner = scannerFor(settings.CLAMAV_URL, settings.CLAMAV_STREAM_MEGABYTES);
    const file = new ExamineFile(vault, media, scanner);
    const clockToleranceMs = settings.CLOCK_TOLERANCE_SECONDS * 1000;
    const withCases = <T>(
      provide: new (...parts: never[]) => T,
      make: (cases: ReadMatters) => T,
    ): FactoryProvider => ({ provide, inject: [ReadMatters], useFactory: make });
    return {
      module: RecordingModule,
      global: true,
      controllers: [
        RecordingsController,
        RecordingActsController,
        DiscardsController,
        RecordingWorker,
        RecordingConsumer,
      ],
      providers: [
        { provide: EraseFootage, useValue: new EraseFootage(recordings, discards) },
        withCases(
          AnnounceRecording,
          (cases) => new AnnounceRecording({ recordings, cases, vault, clockToleranceMs }, clock),
        ),
        withCases(
          AdoptRecording,
          (cases) => new AdoptRecording({ recordings, cases, vault, clockToleranceMs }, clock),
        ),
        withCases(PresignParts, (cases) => new PresignParts({ recordings, cases, vault })),
        withCases(ListParts, (cases) => new ListParts({ recordings, cases, vault })),
        withCases(CompleteUpload, (cases) => new CompleteUpload({ recordings, cases, vault }, clock)),
        withCases(ReadRecordings, (cases) => new ReadRecordings({ recordings, cases, progress })),
        withCases(ChangeRecording, (cases) => new ChangeRecording({ recordings, cases }, clock)),
        withCases(AttachTranscript, (cases) => new AttachTranscript({ recordings, cases, vault }, clock)),
        withCases(DiscardCapture, (cases) => new DiscardCapture({ discards, recordings, cases }, clock)),
        withCases(CourseGaps, (cases) => new CourseGaps({ courses, recordings, cases }, clock)),
        { provide: ExamineFile, useValue: file },
        {
          provide: ExamineRecording,
          useValue: new ExamineRecording({
            ...{ recordings, vault, media, file, progress },
            digests: house.claims('recording_digests'),
            credentials: new C2paCredentials(),
          }),
        },
        {
          provide: DeriveFiles,
          useValue: new DeriveFiles({ recordings, vault, workshop: new FfmpegWorkshop(), progress }),
        },
        {
          provide: RecordingStatistics,
          inject: [ReadPremises],
          useFactory: (slots: ReadPremises) =>
            new RecordingStatistics({ recordings, courses, duties, discards, slots }),
        },
        { provide: DUTIES, useValue: duties },
        { provide: DISCARDS, useValue: discards },
      ],
      exports: [EraseFootage, AdoptRecording, ExamineFile, ReadRecordings],
    };
  }
}
