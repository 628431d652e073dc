export { checkPiece, type PieceReport } from "./check-piece";
export { decidePieces } from "./decide-pieces";
export { decideQueue, type QueueReport } from "./decide-queue";
