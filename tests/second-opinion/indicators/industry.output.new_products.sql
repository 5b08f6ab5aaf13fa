-- Output of new products.
select unit, "B204-1.02" as numerator, 0.00001 as times
from firms where here
