// For mongosh, once per start and harmless when repeated: a replica set of one, and one user for each service,
// who can reach that service's own database and no other.
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

for (const service of ['evidence', 'review', 'disclosure', 'portal']) {
  const name = `sanzhi_${service}`;
  const pwd = process.env[`PASSWORD_${service.toUpperCase()}`];
  if (!pwd) throw new Error(`no password for ${service}`);
  const own = db.getSiblingDB(name);
  const right = { pwd, roles: [{ role: 'readWrite', db: name }] };
  if (own.getUser(service)) own.updateUser(service, right);
  else own.createUser({ user: service, ...right });
}
print('replica set and users are ready');
