/**
 * How node runs a service, here as in the image (deploy/Dockerfile, ENTRYPOINT). Left alone, V8 takes 128 MiB for what is
 * young before it looks what of it is still needed; with 8 MiB a half-space a service stands at half the memory.
 */
export const nodeFlags: readonly string[] = ['--enable-source-maps', '--max-semi-space-size=8'];
/** glibc keeps an arena for each thread that ever asked; two serve the four threads that read files. */
export const nodeVariables = { MALLOC_ARENA_MAX: '2' };
