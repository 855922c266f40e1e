import { describe } from '@jest/globals';
import { newId } from '@sanzhi/kernel';
import { inMemory } from '@sanzhi/persistence';
import { coursesContract, dutiesContract } from './courses.contract.ts';
import { StoredCourses } from './stored-courses.ts';
import { MemoryDuties } from './memory-duties.ts';

describe('courses in memory', () => {
  coursesContract(async () => ({ courses: inMemory(StoredCourses), name: newId() }));
});
describe('duties in memory', () => {
  dutiesContract(async () => ({ duties: new MemoryDuties(), name: newId() }));
});
