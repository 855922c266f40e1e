import { anotherPhoto, cast, shop, type Journey } from '@sanzhi/testing';

/** From the clue to the proposal before review, with the photograph for each duty to record. */
export const untilReview = async (journey: Journey, photo: string): Promise<void> => {
  await journey.open();
  await journey.advance('P02');
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
