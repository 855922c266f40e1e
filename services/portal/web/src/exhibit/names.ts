import type { Words } from '../language.ts';

type Names = Readonly<Record<string, Words>>;
const w = (zh: string, en: string): Words => ({ zh, en });

export const exhibitKinds: Names = {
  sample: w('抽样取证', 'Sample'),
  preserved: w('先行登记保存', 'Registered and preserved'),
  seized: w('查封、扣押', 'Seized'),
};
export const exhibitStates: Names = {
  held: w('保管中', 'Held'),
  'to-return': w('待退还', 'To be returned'),
  returned: w('已退还', 'Returned'),
  disposed: w('已处置', 'Disposed of'),
};
export const preservationOutcomes: Names = {
  'secured-otherwise': w('采取记录、复制、拍照、录像等证据保全措施', 'Secured otherwise'),
  tested: w('送检验、检测、检疫、鉴定', 'Tested'),
  confiscated: w('违法事实成立，依法没收', 'Confiscated'),
  seized: w('依法查封、扣押', 'Seized'),
  transferred: w('移送有关部门', 'Transferred'),
  lifted: w('解除先行登记保存', 'Lifted'),
};
export const disposalWays: Names = {
  return: w('退还', 'Return'),
  destroy: w('销毁', 'Destroy'),
  auction: w('拍卖、变卖', 'Auction'),
  'hand-over': w('移交', 'Hand over'),
};
