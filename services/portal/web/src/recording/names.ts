import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;

export const deviceNames: Names = {
  'body-camera': { zh: '执法记录仪', en: 'Body camera' },
  phone: { zh: '手机', en: 'Phone' },
  camera: { zh: '照相机（摄像机）', en: 'Camera' },
  'audio-recorder': { zh: '录音笔', en: 'Audio recorder' },
  'fixed-camera': { zh: '固定摄像', en: 'Fixed camera' },
  computer: { zh: '计算机', en: 'Computer' },
  other: { zh: '其他设备', en: 'Other' },
};
export const attendeeNames: Names = {
  party: { zh: '当事人', en: 'party' },
  witness: { zh: '见证人', en: 'witness' },
  interpreter: { zh: '翻译', en: 'interpreter' },
  other: { zh: '其他', en: 'other' },
};
export const clipStates: Names = {
  ordered: { zh: '正在截取', en: 'being cut' },
  made: { zh: '已截取', en: 'made' },
  failed: { zh: '截取失败', en: 'failed' },
};
/** What a device noticed missing while it recorded. */
export const interruptionNames: Names = {
  'no-picture': { zh: '没有画面', en: 'no picture' },
  'no-sound': { zh: '没有声音', en: 'no sound' },
  'device-gone': { zh: '设备中断', en: 'the device was gone' },
  'page-closed': { zh: '页面关闭或者断电', en: 'the page was closed, or no power' },
  'storage-full': { zh: '本机存储已满', en: 'no room on the device' },
};
/** Why no position came with a capture. */
export const positionFaults: Readonly<Record<'denied' | 'unavailable' | 'not-asked', Words>> = {
  denied: { zh: '设备未允许定位', en: 'the device did not allow its position' },
  unavailable: { zh: '没有定位信号', en: 'no position could be had' },
  'not-asked': { zh: '未要求记录位置', en: 'no position was asked for' },
};
