// socket.io on Node.js as it comes.
//
//     node node.mjs PORT
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http);

io.on("connection", (socket) => {
  socket.on("answer", (data, acknowledge) => acknowledge({ status: "received" }));
  socket.on("call", (data) => io.emit("call", data));
});

http.listen(Number(process.argv[2]), "127.0.0.1");
