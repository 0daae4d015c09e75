# Makes expected.json of a case from its spec.json and data.csv with the R package survey (made with 4.1-1 on R 4.2.2).
#
#   Rscript tests/reference/survey-stats/make-expected.R tests/reference/survey-stats/<case> ...
#
# Covers what the "design-*" cases use: designs, replicates, weighting steps, and the statistics mean, total, ratio and
# weights. Numbers carry 15 significant digits.
suppressMessages({library(survey); library(jsonlite)})

bt <- function(v) paste0("`", v, "`")
fm <- function(v, sep="+") as.formula(paste("~", paste(bt(v), collapse=sep)))
readData <- function(file, columns) {
  raw <- read.csv(file, colClasses="character", na.strings="", check.names=FALSE, strip.white=FALSE)
  for (nm in names(columns)) {
    co <- columns[[nm]]
    raw[[nm]] <- switch(co$type, numeric=as.numeric(raw[[nm]]),
      categorical=factor(raw[[nm]], levels=unlist(co$levels)), id=raw[[nm]])
  }
  raw
}
wsum <- function(w) { u <- w[w != 0]; n <- length(u); s <- sum(u); q <- sum(u^2); m <- s/n
  list(n=n, sum=s, sumOfSquares=q, min=min(u), max=max(u), cv=sqrt(mean((u-m)^2))/m, kishDeff=n*q/s^2, effectiveN=s^2/q) }
marginTable <- function(m, data) {
  vars <- unlist(m$variables)
  d <- lapply(vars, function(v) { x <- sapply(m$totals, function(t) as.character(t[[v]]))
    if (is.factor(data[[v]])) factor(x, levels=levels(data[[v]])) else if (is.numeric(data[[v]])) as.numeric(x) else x })
  names(d) <- vars
  d <- as.data.frame(d, check.names=FALSE, stringsAsFactors=FALSE); d$Freq <- sapply(m$totals, function(t) t$total); d
}
fullTable <- function(m, data) { # as table over all levels
  vars <- unlist(m$variables); d <- marginTable(m, data)
  for (v in vars) if (!is.factor(d[[v]])) d[[v]] <- factor(d[[v]])
  xtabs(as.formula(paste("Freq ~", paste(bt(vars), collapse="+"))), d)
}
calTotals <- function(step, data) {
  # model matrix columns for the full crossing of margins, then continuous
  margins <- step$margins; cont <- step$continuous
  terms <- character(); 
  for (m in margins) terms <- c(terms, paste(bt(unlist(m$variables)), collapse="*"))
  for (c in cont) terms <- c(terms, bt(c$variable))
  noint <- length(margins) == 0 && is.null(step$populationSize)
  if (length(terms) == 0) terms <- "1"
  f <- as.formula(paste("~", if (noint) "0 +" else "", paste(terms, collapse="+")))
  mm <- model.matrix(f, model.frame(f, data, na.action=na.fail))
  pop <- setNames(rep(NA_real_, ncol(mm)), colnames(mm))
  if (!noint) pop["(Intercept)"] <- if (length(margins)) sum(sapply(margins[[1]]$totals, function(t) t$total)) else step$populationSize
  for (m in margins) { vars <- unlist(m$variables); d <- marginTable(m, data)
    g <- as.formula(paste("~", paste(bt(vars), collapse="*")))
    for (v in vars) d[[v]] <- factor(as.character(d[[v]]), levels=levels(data[[v]]))
    M <- model.matrix(g, d); tot <- colSums(M * d$Freq); tot <- tot[names(tot) != "(Intercept)"]
    for (k in names(tot)) if (k %in% names(pop)) pop[k] <- tot[k] else { # interaction order
      parts <- strsplit(k, ":")[[1]]; hit <- names(pop)[sapply(strsplit(names(pop), ":"), function(p) setequal(p, parts))]; pop[hit] <- tot[k] } }
  for (c in cont) pop[make.name2(c$variable, colnames(mm))] <- c$total
  list(f=f, pop=pop)
}
make.name2 <- function(v, nms) if (v %in% nms) v else bt(v)
runCase <- function(dir) {
  spec <- fromJSON(file.path(dir, "spec.json"), simplifyVector=FALSE)
  data <- readData(file.path(dir, spec$data), spec$columns)
  d <- spec$design; opt <- list(survey.lonely.psu=if (is.null(d$lonelyPsu)) "fail" else d$lonelyPsu,
     survey.adjust.domain.lonely=isTRUE(d$adjustDomainLonely))
  options(opt)
  f1 <- function(x) if (is.null(x)) NULL else fm(unlist(x))
  rp <- spec$replicates
  if (!is.null(rp) && rp$source == "columns") {
    args <- list(repweights=data[, unlist(rp$columns)], weights=if (is.null(d$weights)) rep(1, nrow(data)) else data[[d$weights]],
      data=data, type=rp$type, combined.weights=if (is.null(rp$combinedWeights)) TRUE else rp$combinedWeights, mse=isTRUE(rp$mse))
    if (!is.null(rp$scale)) args$scale <- rp$scale
    if (!is.null(rp$rscales)) { r <- unlist(rp$rscales); args$rscales <- if (length(r)==1) rep(r, length(rp$columns)) else r }
    if (!is.null(rp$rho)) args$rho <- rp$rho
    des <- do.call(svrepdesign, args)
  } else {
    args <- list(ids=if (is.null(d$ids)) ~1 else fm(unlist(d$ids)), data=data, nest=isTRUE(d$nest))
    for (k in c("strata","weights","probs","fpc")) if (!is.null(d[[k]])) args[[k]] <- fm(unlist(d[[k]]))
    des <- do.call(svydesign, args)
    if (!is.null(rp)) {
      des <- as.svrepdesign(des, type=rp$type, mse=isTRUE(rp$mse), fay.rho=if (is.null(rp$rho)) 0 else rp$rho)
      if (!is.null(rp$scale)) des$scale <- rp$scale
      if (!is.null(rp$rscales)) { r <- unlist(rp$rscales); des$rscales <- rep_len(r, length(des$rscales)) }
    }
  }
  steps <- list()
  for (s in spec$weighting) {
    if (s$step == "poststratify") des <- postStratify(des, fm(unlist(s$variables)), marginTable(s, data), partial=isTRUE(s$partial))
    if (s$step == "rake") {
      des <- rake(des, lapply(s$margins, function(m) fm(unlist(m$variables))), lapply(s$margins, marginTable, data=data),
        control=list(maxit=if (is.null(s$maxIterations)) 10 else s$maxIterations, epsilon=if (is.null(s$tolerance)) 1 else s$tolerance)) }
    if (s$step == "calibrate") {
      ct <- calTotals(s, data); b <- if (is.null(s$bounds)) c(-Inf, Inf) else sapply(s$bounds, function(x) if (is.null(x)) NA else x)
      if (is.na(b[1])) b[1] <- -Inf; if (is.na(b[2])) b[2] <- Inf
      args <- list(des, ct$f, ct$pop, calfun=if (is.null(s$method)) "linear" else s$method, bounds=b, bounds.const=identical(s$boundsScale, "weight"),
        maxit=if (is.null(s$maxIterations)) 50 else s$maxIterations, epsilon=if (is.null(s$tolerance)) 1e-7 else s$tolerance)
      if (!is.null(s$aggregateStage)) if (is.null(rp)) args$aggregate.stage <- s$aggregateStage else args$aggregate.index <- fm(unlist(d$ids)[[s$aggregateStage]])
      des <- do.call(calibrate, args) }
    if (s$step == "trim") des <- trimWeights(des, upper=if (is.null(s$upper)) Inf else s$upper, lower=if (is.null(s$lower)) -Inf else s$lower, strict=isTRUE(s$strict))
    steps <- c(steps, list(c(list(step=s$step), wsum(weights(des, "sampling")))))
  }
  w <- weights(des, "sampling")
  out <- list(outcome="ok", generator=list(r=as.character(getRversion()), survey=as.character(packageVersion("survey"))), design=list(df=degf(des)), weights=c(wsum(w), if (length(w) > 300) list(head=unname(w[1:50])) else list(values=unname(w))))
  if (length(steps)) out$steps <- steps
  out$estimates <- list()
  for (e in spec$estimates) {
    if (!(e$statistic %in% c("mean","total","ratio","weights"))) next
    options(survey.lonely.psu=if (is.null(e$lonelyPsu)) opt$survey.lonely.psu else e$lonelyPsu,
      survey.adjust.domain.lonely=if (is.null(e$adjustDomainLonely)) opt$survey.adjust.domain.lonely else e$adjustDomainLonely)
    out$estimates[[e$id]] <- runEst(e, des, data, w)
    options(opt)
  }
  out
}
conds <- function(sub, data) { ok <- rep(TRUE, nrow(data))
  for (c in sub) { x <- data[[c$variable]]; v <- unlist(c$value)
    if (is.factor(x) && c$op %in% c("<","<=",">",">=")) { v <- match(v, levels(x)); x <- as.integer(x) }
    r <- if (c$op == "in") ifelse(is.na(x), NA, x %in% v) else do.call(c$op, list(if (is.factor(x)) as.character(x) else x, v))
    ok <- ok & !is.na(r) & r }
  ok }
runEst <- function(e, des, data, w) {
  inside <- conds(e$subset, data)
  lev <- if (is.null(e$confidenceLevel)) .95 else e$confidenceLevel
  deff <- if (is.null(e$deff)) FALSE else e$deff
  narm <- if (is.null(e$naRm)) TRUE else e$naRm
  by <- unlist(e$by); isRep <- inherits(des, "svyrep.design")
  groups <- list(list(by=NULL, rows=inside))
  if (length(by)) {
    key <- data[, by, drop=FALSE]; ok <- inside & complete.cases(key) & w != 0
    u <- unique(key[ok, , drop=FALSE]); 
    groups <- lapply(seq_len(nrow(u)), function(i) { r <- inside & complete.cases(key)
      for (b in by) r <- r & !is.na(data[[b]]) & as.character(data[[b]]) == as.character(u[i, b])
      list(by=setNames(lapply(by, function(b) if (is.numeric(data[[b]])) u[i,b] else as.character(u[i, b])), by), rows=r) })
  }
  rows <- list()
  if (e$statistic == "weights") {
    for (g in groups) rows <- c(rows, list(c(if (!is.null(g$by)) list(by=g$by), wsum(w[g$rows]))))
    return(list(rows=rows))
  }
  vars <- if (e$statistic == "ratio") c(e$numerator, e$denominator) else if (!is.null(e$variables)) unlist(e$variables) else e$variable
  labels <- list()
  if (e$statistic != "ratio") for (v in vars) if (is.factor(data[[v]])) for (l in levels(data[[v]])) labels <- c(labels, list(list(variable=v, category=l))) else labels <- c(labels, list(list(variable=v)))
  else labels <- list(list())
  for (g in groups) {
    sub <- if (all(g$rows)) des else des[g$rows, ]
    if (!all(g$rows) && length(by)==0) sub <- des[g$rows, ]
    st <- switch(e$statistic, mean=svymean(fm(vars), sub, na.rm=narm, deff=deff), total=svytotal(fm(vars), sub, na.rm=narm, deff=deff),
      ratio=svyratio(fm(e$numerator), fm(e$denominator), sub, na.rm=narm, deff=deff))
    est <- as.vector(coef(st)); v <- if (e$statistic=="ratio") as.vector(st$var) else diag(as.matrix(vcov(st))); se <- sqrt(v)
    dfs <- if (is.null(e$df)) "domain" else e$df
    df <- if (is.numeric(dfs)) dfs else switch(dfs, domain=degf(sub), design=degf(des), infinite=Inf)
    q <- if (df > 0) qt(1-(1-lev)/2, df) else NA
    comp <- complete.cases(data[, vars, drop=FALSE])
    n <- sum(g$rows & comp & w != 0)
    df2 <- if (is.infinite(df)) "infinite" else df
    de <- if (!identical(deff, FALSE)) { x <- attr(st, "deff"); if (is.null(dim(x))) as.vector(x) else if (length(x)==1) as.vector(x) else diag(x) }
    for (k in seq_along(est)) rows <- c(rows, list(c(if (!is.null(g$by)) list(by=g$by), labels[[k]],
      list(estimate=est[k], se=se[k], ciLower=est[k]-q*se[k], ciUpper=est[k]+q*se[k], df=df2, n=n), if (!is.null(de)) list(deff=de[k]))))
  }
  res <- list(rows=rows)
  if (isTRUE(e$covariance)) {
    if (length(by) == 0) { sub <- if (all(inside)) des else des[inside, ]; order <- labels
      V <- switch(e$statistic, mean=vcov(svymean(fm(vars), sub, na.rm=narm)), total=vcov(svytotal(fm(vars), sub, na.rm=narm)), ratio=svyratio(fm(e$numerator), fm(e$denominator), sub, na.rm=narm)$var)
    } else {
      order <- lapply(rows, function(r) r[intersect(names(r), c("by","variable","category"))])
      nl <- length(labels)
      if (isRep) {
        reps <- do.call(cbind, lapply(groups, function(g) { s <- des[g$rows,]
          r <- switch(e$statistic, mean=svymean(fm(vars), s, na.rm=narm, return.replicates=TRUE)$replicates, total=svytotal(fm(vars), s, na.rm=narm, return.replicates=TRUE)$replicates,
            ratio=svyratio(fm(e$numerator), fm(e$denominator), s, na.rm=narm, return.replicates=TRUE)$replicates); as.matrix(r) }))
        V <- svrVar(reps, des$scale, des$rscales, mse=des$mse, coef=sapply(rows, function(r) r$estimate)); attributes(V) <- list(dim=dim(V))
      } else {
        comp <- complete.cases(data[, vars, drop=FALSE])
        infl <- do.call(cbind, lapply(groups, function(g) { s <- des[g$rows,]
          i <- switch(e$statistic, mean=attr(svymean(fm(vars), s, na.rm=narm, influence=TRUE), "influence"), total=attr(svytotal(fm(vars), s, na.rm=narm, influence=TRUE), "influence"),
            ratio=attr(svyratio(fm(e$numerator), fm(e$denominator), s, na.rm=narm, influence=TRUE), "influence")); i <- as.matrix(i)
          if (nrow(i) == nrow(data)) i else { z <- matrix(0, nrow(data), ncol(i)); z[which(if (narm) g$rows & comp else g$rows),] <- i; z } }))
        V <- svyrecvar(infl, des$cluster, des$strata, des$fpc, postStrata=des$postStrata)
      }
    }
    res$covariance <- list(order=order, matrix=unname(as.matrix(V)))
  }
  res
}
quietCase <- function(dir) {
  r <- withCallingHandlers(tryCatch(runCase(dir), error=function(e) list(outcome="error", message=conditionMessage(e))),
    warning=function(w) { invokeRestart("muffleWarning") })
  r
}
writeCase <- function(dir, file="expected.json") {
  sink("/dev/null"); r <- tryCatch(quietCase(dir), finally=sink())
  write(toJSON(r, auto_unbox=TRUE, digits=NA, null="null", na="null", pretty=TRUE), file.path(dir, file)); r
}
for (dir in commandArgs(TRUE)) writeCase(dir)
