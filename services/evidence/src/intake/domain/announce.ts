import type { Person } from '@sanzhi/contracts';
import { DomainError, type Words } from '@sanzhi/kernel';
import type { BatchLine } from './batch.ts';
import type { Item } from './item.ts';

export interface Announcement {
  device: string;
  certificate?: string | undefined;
  fileName: string;
  contentType: string;
  size: number;
  sha256: string;
  startedAt: string;
  endedAt: string;
  deviceNow: string;
  batch?: string | undefined;
}

interface Setting {
  id: string;
  agency: string;
  now: Date;
  by: Person;
  way: Item['way'];
  partSize: number;
  attempt: number;
  uploadId: string;
}

/** How far two clocks may drift while a request is under way. */
const toleranceMs = 5 * 60_000;
/** What recordings are; nothing that can carry script. */
const media = /^(video|audio|image)\/(?!svg)[\w.+-]+$/;

const invalid = (code: string, field: string, { zh, en }: Words) =>
  new DomainError(`intake.${code}`, { zh, en }, { kind: 'invalid', field });

/** 登记未归案文件: its times by the device's own clock, its digest as the station made it. */
export const announce = (given: Announcement, setting: Setting): Item => {
  const { deviceNow, certificate, batch, ...file } = given;
  const { id, agency, now, by, ...upload } = setting;
  const clockOffsetMs = Date.parse(deviceNow) - now.getTime();
  check(given, clockOffsetMs, now);
  return {
    ...file,
    ...upload,
    id,
    agency,
    state: 'uploading',
    handOvers: 0,
    clockOffsetMs,
    key: `intake/${id}`,
    announcedAt: now.toISOString(),
    announcedBy: by,
    ...(certificate === undefined ? {} : { certificate }),
    ...(batch === undefined ? {} : { batch }),
  };
};

const check = ({ contentType, startedAt, endedAt }: Announcement, offsetMs: number, now: Date): void => {
  if (!media.test(contentType))
    throw invalid('content-type', 'contentType', {
      zh: `${contentType}不是录像、录音或者照片；其他文件请在案件中作为文书或者电子数据登记`,
      en: `${contentType} is no video, audio or picture; hand other files in within the matter`,
    });
  if (Date.parse(endedAt) < Date.parse(startedAt))
    throw invalid('ends-before-start', 'endedAt', {
      zh: '结束时间早于开始时间，请核对采集站导出的时间',
      en: 'It ends before it begins; correct the times that the station exported',
    });
  if (Date.parse(endedAt) - offsetMs > now.getTime() + toleranceMs)
    throw invalid('in-the-future', 'endedAt', {
      zh: '按设备时钟校正后，结束时间仍晚于当前时间，请核对deviceNow与设备时钟',
      en: 'By its own clock the device says it ends in the future; check deviceNow and the clock of the device',
    });
};

/** What its batch says of a file must be what is handed in. */
export const assertInBatch = (lines: readonly BatchLine[], given: Announcement): void => {
  const line = lines.find(({ name }) => name === given.fileName);
  if (!line)
    throw invalid('not-in-batch', 'fileName', {
      zh: `校验清单中没有${given.fileName}：请补入清单后作为新批次登记`,
      en: `The hash list has no ${given.fileName}: add it to a list and open a new batch with that`,
    });
  if (line.sha256 !== given.sha256 || line.size !== given.size)
    throw invalid('not-as-listed', 'sha256', {
      zh: `${given.fileName}与校验清单不一致：请从设备重新导出，不要改动文件`,
      en: `${given.fileName} is not as listed: export it from the device again and leave it unchanged`,
    });
};

export const duplicate = ({ id, fileName, state }: Item): DomainError => {
  const where: Partial<Record<Item['state'], string>> = {
    assigned: '已归入案件',
    refused: '已认定为非证据材料',
  };
  return new DomainError('intake.duplicate', {
    zh: `同一内容的文件已交过（${fileName}，${where[state] ?? '待归案'}，编号${id}），不必重复上传`,
    en: `A file with this very content is here already (${fileName}, ${state}, ${id}); there is nothing to upload`,
  });
};
