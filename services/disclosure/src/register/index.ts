import type { Provider, Type } from '@nestjs/common';
import { bodyRecorded, officerRecorded, type BodyRecord, type OfficerRecord } from '@sanzhi/contracts';
import type { House } from '@sanzhi/service';
import { MongoRegister } from './adapters/mongo-register.ts';
import { BODIES, CLOCK, OFFICERS, RegisterController } from './adapters/register.controller.ts';
import { RecordBody, RecordOfficer } from './application/record.ts';

export const registerControllers: Type[] = [RegisterController];

/** The registers published beforehand: bodies and officers. */
export const openRegisters = (house: House) => ({
  bodies: new MongoRegister<BodyRecord>('body', bodyRecorded.type, house.store('bodies')),
  officers: new MongoRegister<OfficerRecord>('officer', officerRecorded.type, house.store('officers')),
});

export const registerProviders = (
  house: House,
  { bodies, officers }: ReturnType<typeof openRegisters>,
): Provider[] => [
  { provide: BODIES, useValue: bodies },
  { provide: OFFICERS, useValue: officers },
  { provide: CLOCK, useValue: house.clock },
  { provide: RecordBody, useValue: new RecordBody(bodies) },
  { provide: RecordOfficer, useValue: new RecordOfficer(officers) },
];
