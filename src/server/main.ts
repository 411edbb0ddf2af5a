import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import { serve } from "./languageServer";

// Started by the editor with a channel between the two processes; when the editor is gone, so are we.
process.once("disconnect", () => process.exit(0));
const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
serve(connection);
connection.listen();
