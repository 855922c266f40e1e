/** How many entries the log had by the checkpoint in a C2SP tlog-proof; for showing only. */
export const checkpointSize = (proof: string): number | undefined => {
  const size = proof.slice(proof.indexOf('\n\n') + 2).split('\n')[1];
  return size && /^\d+$/.test(size) ? Number(size) : undefined;
};
