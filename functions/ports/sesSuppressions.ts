import { DeleteSuppressedDestinationCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';

const client = new SESv2Client();

/** Takes an address off the account's suppression list; whether it stood there. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteSuppressedDestination.html */
export async function releaseAtSes(address: string): Promise<boolean> {
  try {
    await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: address }));
    return true;
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}
