import type { Outputs } from '#dev/cloud.ts';
import { administration, createUser } from '#dev/users.ts';
import type { Person } from './person.ts';
import { PASSWORD, signedIn } from './person.ts';

/** Somebody whom an administrator gave roles, signed in. */
export async function newColleague(outputs: Outputs, name: string, roles: readonly string[]): Promise<Person> {
  const admin = administration({ awsEndpoint: outputs.aws, region: outputs.region, userPoolId: outputs.userPoolId });
  try {
    const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;
    await createUser(admin, outputs.userPoolId, { email, password: PASSWORD, roles });
    return await signedIn(outputs, email, PASSWORD);
  } finally {
    admin.destroy();
  }
}
