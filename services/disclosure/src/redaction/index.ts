export { redact, type Redaction, type RedactionTask } from './domain/redact.ts';
