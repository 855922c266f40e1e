export { RecordingModule } from './adapters/recording.module.ts';
export { AdoptRecording, type Adoption } from './application/announce-recording.ts';
export { ReadRecordings } from './application/read-recordings.ts';
export { joinParts, partsThere, presignParts, type Upload } from './application/multipart.ts';
export { isGone } from './application/known.ts';
export { missingParts, partCount, partSizeFor } from './domain/parts.ts';
export { EraseFootage } from './application/erase-footage.ts';
export { ExamineFile, type Declared, type Examined } from './application/examine-file.ts';
