export { RecordingModule } from './adapters/recording.module.ts';
