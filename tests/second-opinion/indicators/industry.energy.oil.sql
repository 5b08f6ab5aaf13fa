-- Petrol and diesel, tonnes.
select unit, "205-1.0304" + "205-1.0404" as numerator, 1 as times
from firms where here
