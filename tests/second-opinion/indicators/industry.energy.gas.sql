-- Gas, ten thousand cubic metres.
select unit, "205-1.0204" as numerator, 1 as times
from firms where here
