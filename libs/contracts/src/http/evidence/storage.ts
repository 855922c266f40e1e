export const storageRoutes = {};
