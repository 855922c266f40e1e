import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { coursesContract, dutiesContract } from './courses.contract.ts';
import { MemoryCourses } from './memory-courses.ts';
import { MemoryDuties } from './memory-duties.ts';

describe('courses in memory', () => {
  coursesContract(async () => ({ courses: new MemoryCourses(), name: newId() }));
});
describe('duties in memory', () => {
  dutiesContract(async () => ({ duties: new MemoryDuties(), name: newId() }));
});
