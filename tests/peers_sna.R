# Makes the numbers of R's sna that tests/test_graph_measures_relations.py holds ours against.
# Run: Rscript tests/peers_sna.R   (Debian: r-base-core, r-cran-sna; recorded with sna 2.7-1)
suppressMessages(library(sna))
options(digits = 15, width = 200)
arcs <- rbind(c(1,2),c(2,3),c(3,1),c(1,4),c(4,5),c(5,6),c(6,4),c(2,5),c(5,7),c(7,8),c(8,1),c(3,7),c(6,8),c(4,1))
m <- matrix(0, 8, 8); m[arcs] <- 1
b <- brokerage(m, c(1,1,1,2,2,2,3,3))
print(b$raw.nli); print(b$exp.nli[c(1,7),]); print(b$z.nli)
s <- pmax(m, t(m))
print(c(centralization(s, degree, mode="graph"), centralization(s, betweenness, mode="graph"), centralization(s, closeness, mode="graph")))
x <- outer(c(1,1,1,2,2,2,3,3), c(1,1,1,2,2,2,3,3), "==") * 1
w <- outer(1:8, 1:8, function(a, b) (a * b) %% 5)
print(c(gcor(m, x), gcor(m, w)))
fit <- netlm(m, list(x, w), nullhyp="classical")
print(fit$coefficients); print(summary(fit)$r.squared); print(fit$tstat)
d <- matrix(0, 8, 8); d[rbind(c(1,2),c(1,3),c(2,4),c(4,2),c(2,5),c(3,5),c(6,7),c(7,6))] <- 1
print(c(connectedness(d), hierarchy(d, measure="krackhardt"), efficiency(d), grecip(d, measure="edgewise")))
