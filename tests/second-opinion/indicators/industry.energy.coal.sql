-- Coal, tonnes.
select unit, "205-1.0104" as numerator, 1 as times
from firms where here
