/** The list of what is sent to the database: recorded by the integration tests, kept in docs/generated, compared here. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../deploy/local/instance.ts';

const document = join(repository, 'docs/generated/mongodb-commands.md');

/** MongoDB's documented meaning, where the embedded database and MongoDB could differ. */
const meanings: Record<string, string> = {
  $set: 'Sets whole values; a Mixed value is replaced, not merged.',
  $push: 'Appends; with $each and $slice in one step.',
  $each: 'Appends all values in order; an empty list appends nothing.',
  $slice: 'After the append, a negative number keeps that many from the end.',
  $pull: 'Removes every element that matches the condition; a document condition matches by fields.',
  $in: 'Any of the values.',
  $lt: 'Within one type: strings by bytes, dates by time; a missing field does not match.',
  $gt: 'As $lt. `{"outbox.id": {$gt: ""}}` matches when any element has a string id, so no empty outbox does.',
  $gte: 'As $gt, the value itself included.',
  $or: 'At least one clause; each can use its own index.',
  $and: 'All clauses; an empty clause matches everything.',
  $exists: 'The field is there, also when null.',
  $ne: 'Also matches documents without the field.',
  $setOnInsert: 'Only when the upsert inserts.',
  $inc: 'Adds; a missing field counts as 0.',
  $regex: 'Sent as a BSON regular expression, never as the operator with a string.',
};

const recorded = (file: string): string[] =>
  existsSync(file) ? [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].sort() : [];

const render = (lines: readonly string[]): string => {
  const operators = [...new Set(lines.flatMap((line) => line.split(' ').slice(1)))].sort();
  return [
    '# What is sent to the database',
    '',
    'Recorded by the integration tests through the driver’s command monitoring (`npm test`), compared on every run.',
    'A new line here is a decision: the embedded database and MongoDB must both mean the same by it.',
    '',
    '| command | with |',
    '| --- | --- |',
    ...lines
      .map((line) => line.split(' '))
      .map(([command = '', operator = '']) => `| ${command} | ${operator} |`),
    '',
    '| operator | meaning relied on |',
    '| --- | --- |',
    ...operators.map(
      (operator) => `| ${operator} | ${meanings[operator] ?? 'As documented; no difference known.'} |`,
    ),
    '',
  ].join('\n');
};

/** Answers what differs from the kept list, or writes the list anew. */
export const compareCommands = (file: string, { write = false } = {}): string | undefined => {
  const text = render(recorded(file));
  const kept = existsSync(document) ? readFileSync(document, 'utf8') : '';
  if (text === kept) return undefined;
  if (write) {
    writeFileSync(document, text);
    return undefined;
  }
  const lines = (one: string) => new Set(one.split('\n'));
  const more = [...lines(text)].filter((line) => !lines(kept).has(line)).map((line) => `+ ${line}`);
  const less = [...lines(kept)].filter((line) => !lines(text).has(line)).map((line) => `- ${line}`);
  return [...more, ...less].join('\n');
};
