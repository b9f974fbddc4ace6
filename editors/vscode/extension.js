'use strict'
/** Starts `millrace lsp` for the maps of the workspace, and starts it anew when that changes. */
const { existsSync, statSync } = require('node:fs')
const { join, resolve } = require('node:path')
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')

const isWindows = process.platform === 'win32'

/** @type {InstanceType<typeof LanguageClient> | undefined} */
let client

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The folders that hold a map. */
const mapsOf = (folders, setting) =>
  folders.flatMap(({ uri }) => {
    const map = resolve(uri.fsPath, setting === '' ? 'map' : setting)
    return isFolder(map) ? [map] : []
  })

const commandOf = (folders, setting) => {
  if (setting !== '') return setting
  const own = folders
    .map(({ uri }) => join(uri.fsPath, 'node_modules', '.bin', isWindows ? 'millrace.cmd' : 'millrace'))
    .find((path) => existsSync(path))
  return own ?? 'millrace'
}

/** A glob for the files of a folder; in globs all separators are slashes. */
const filesIn = (folder) => `${folder.replaceAll('\\', '/')}/**/*.{yaml,yml}`

const stop = async () => {
  const running = client
  client = undefined
  await running?.stop()
}

const start = async () => {
  await stop()
  const settings = vscode.workspace.getConfiguration('millrace')
  const folders = vscode.workspace.workspaceFolders ?? []
  const map = settings.get('map', '')
  const maps = mapsOf(folders, map)
  if (maps.length === 0) return
  const server = {
    command: commandOf(folders, settings.get('command', '')),
    args: ['lsp'],
    transport: TransportKind.stdio,
    // On Windows, commands of npm are scripts of the shell.
    options: { shell: isWindows },
  }
  client = new LanguageClient('millrace', 'Millrace', server, {
    documentSelector: maps.map((folder) => ({ scheme: 'file', language: 'yaml', pattern: filesIn(folder) })),
    initializationOptions: map === '' ? {} : { map },
  })
  try {
    await client.start()
  } catch (error) {
    client = undefined
    void vscode.window.showErrorMessage(
      `Millrace can't be started as \`${server.command} lsp\`: ${error instanceof Error ? error.message : String(error)}. Install it with \`npm install millrace\`, or name the command in the setting millrace.command.`,
    )
  }
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('millrace.restart', start),
    vscode.workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration('millrace') ? start() : undefined,
    ),
    vscode.workspace.onDidChangeWorkspaceFolders(start),
  )
  await start()
}

exports.deactivate = stop
