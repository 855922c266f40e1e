export { RecordingModule } from './adapters/recording.module.ts';
export { AdoptRecording, type Adoption } from './application/announce-recording.ts';
