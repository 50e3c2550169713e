/**
 * The program of a worker beside the module whose address is given. The built hub stands in one folder of .js files; from the
 * sources Node runs the .ts file as it is.
 */
export function workerProgram(name: string, beside: string): URL {
  return new URL(`./${name}${beside.endsWith('.ts') ? '.ts' : '.js'}`, beside);
}
