"""What a new snapshot is held against before it becomes the current one."""

from pipeline.publish.gate.judge import Loss, editions, losses
from pipeline.publish.gate.refusal import GateError, explain
from pipeline.publish.gate.stock import Held, Stock, Stored

__all__ = ["GateError", "Held", "Loss", "Stock", "Stored", "editions", "explain", "losses"]
