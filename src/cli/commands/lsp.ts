import { Command } from 'commander'

export const lspCommand = (): Command =>
  new Command('lsp')
    .description('Serve an editor: problems while typing, completion, hover, rename, fixes')
    .option('--stdio', 'talk over stdin and stdout (the only way there is)', true)
    // Editors may say who they are, so that the server ends with them; the protocol's library reads it.
    .option('--clientProcessId <id>', 'process of the editor')
    .action(async () => {
      const { serve } = await import('../../lsp/server.ts')
      serve(process.stdin, process.stdout)
    })
