# Press Tab behind $GRIDHELP_LINE in an interactive zsh that has $GRIDHELP_FOLDER/_gridhelp, and print what it offers.
zmodload zsh/zpty
offered=$GRIDHELP_FOLDER/offered
: > $offered
zpty shell "zsh -f -i"
# What adds to the list writes it down, too; with -A, -D or -O it only computes something.
zpty -w shell 'PROMPT= PS2= fpath=('$GRIDHELP_FOLDER' $fpath)
autoload -Uz compinit && compinit -u -d '$GRIDHELP_FOLDER'/dump
compadd() {
  local -a hits
  if (( ${argv[(I)-(A|D|O)]} )); then builtin compadd "$@"; return; fi
  builtin compadd -O hits "$@"
  print -rl -- $hits >> '$offered'
  builtin compadd "$@"
}
finish() { print done >> '$offered'.done }
comppostfuncs=(finish)
setopt no_beep no_auto_menu
bindkey "^I" complete-word
print ready > '$offered'.ready'
for attempt in {1..200}; do [[ -e $offered.ready ]] && break; sleep 0.1; done
zpty -w -n shell "$GRIDHELP_LINE"$'\t'
for attempt in {1..200}; do [[ -e $offered.done ]] && break; sleep 0.1; done
zpty -d shell
cat $offered
