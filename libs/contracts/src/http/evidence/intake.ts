export const intakeRoutes = {};
