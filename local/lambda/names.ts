/** The function's name in `name`, `name:qualifier`, `123456789012:function:name` or a whole ARN. */
export function functionNameOf(nameOrArn: string): string {
  const { name } = partsOf(nameOrArn);
  return name;
}

/** Version or alias behind the name, where there is one. */
export function qualifierOf(nameOrArn: string): string | undefined {
  return partsOf(nameOrArn).qualifier;
}

function partsOf(nameOrArn: string): { readonly name: string; readonly qualifier: string | undefined } {
  const parts = nameOrArn.split(':');
  const at = parts.indexOf('function');
  const [name = nameOrArn, qualifier] = parts.slice(at + 1);
  return { name, qualifier };
}
