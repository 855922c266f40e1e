export { MatterModule } from './adapters/matter.module.ts';
export { commands } from './adapters/commands.ts';
export { DOCUMENTS } from './adapters/tokens.ts';
export type { CaseFile, Commands, DocumentOrder, Documents, MadeDocument } from './application/ports.ts';
export type { OfficerMatter } from './application/officer-matter.ts';
export type { Part } from './domain/part.ts';
export { EraseParty } from './application/erase-party.ts';
export { ReadMatters } from './application/read-matters.ts';
export type { BodyRecord, Caller, FiledRecording, OfficerRecord, Person } from './domain/matter.ts';
