import {
  anotherPhoto,
  cast,
  makeVideo,
  shop,
  uploadRecording,
  type Api,
  type Journey,
} from '@sanzhi/testing';

/** From verification, with its photograph, to the filed matter. */
const untilFiled = async (journey: Journey, photo: string): Promise<void> => {
  await journey.record({
    path: await anotherPhoto(photo),
    title: '现场检查',
    activity: 'site-inspection',
    medium: 'photo',
  });
  await journey.make(9);
  await journey.advanceWhenComplete('P03');
  await journey.make(7);
  await journey.advanceWhenComplete('P04', cast.leader);
};

/** A matter in verification goes on to where its goods are seized. */
export const untilSeizure = async (journey: Journey, photo: string): Promise<void> => {
  await untilFiled(journey, photo);
  await journey.advance('P06', cast.leader);
};

/** A film of the seizure that began so many hours ago; answers the sealed recording. */
export const filmSeizure = async (
  api: Api,
  { id }: Journey,
  folder: string,
  hoursAgo: number,
): Promise<string> => {
  const now = new Date();
  const startedAt = new Date(now.getTime() - hoursAgo * 3_600_000);
  const film = {
    path: await makeVideo(folder, `seizure-${hoursAgo}`, 3, hoursAgo),
    title: `查封现场${hoursAgo}`,
    activity: 'compulsion',
    medium: 'video' as const,
    place: shop.party.address,
    startedAt,
    endedAt: new Date(startedAt.getTime() + 3000),
  };
  return uploadRecording(api, cast.handler, id, film, cast.officers, now);
};

/** From the clue to the proposal before review, with the photograph for each duty to record. */
export const untilReview = async (journey: Journey, photo: string): Promise<void> => {
  await journey.open();
  await journey.advance('P02');
  await untilFiled(journey, photo);
  await journey.record({
    path: await anotherPhoto(photo),
    title: '询问',
    activity: 'evidence-taking',
    medium: 'photo',
  });
  await journey.make(14);
  await journey.advanceWhenComplete('P09');
  await journey.make(35);
  await journey.propose(shop.fullReason);
};

/** Through review, which agrees, to the served notice. */
export const untilNotice = async (journey: Journey, photo: string): Promise<void> => {
  await untilReview(journey, photo);
  await journey.submit(shop.fullReason);
  await journey.opine('agree');
  await journey.untilState('P11');
  await journey.advanceWhenComplete('P12', cast.leader);
  await journey.issueNotice();
  await journey.record({
    path: await anotherPhoto(photo),
    title: '送达告知书',
    activity: 'service',
    medium: 'photo',
  });
  await journey.serve('notice');
  await journey.advanceWhenComplete('P13');
};

/** From the end of the five working days to the public page; answers the publication. */
export const untilPublished = async (journey: Journey, photo: string): Promise<string> => {
  await journey.advanceWhenComplete('P16');
  await journey.issueDecision();
  await journey.record({
    path: await anotherPhoto(photo),
    title: '送达决定书',
    activity: 'service',
    medium: 'photo',
  });
  await journey.serve('decision');
  await journey.advanceWhenComplete('P18');
  return journey.publish();
};
