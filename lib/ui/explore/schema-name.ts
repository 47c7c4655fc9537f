/** A name as it stands in a statement: quoted where it holds dots. */
export const nameInSql = (name: string): string => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
